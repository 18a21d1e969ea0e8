-- Autosave as the questionnaire's script sends it: the version that the last save answered goes back with the next.
local counter = 0
function setup(thread) counter = counter + 1; thread:set("number", counter) end

local function encode(text) return (text:gsub("[^%w%-_%.]", function(c) return string.format("%%%02X", c:byte()) end)) end

function init(args)
  me = dofile(args[1])[number]
  headers = { ["Cookie"] = me.cookie, ["Content-Type"] = "application/x-www-form-urlencoded" }
  fixed = "__RequestVerificationToken=" .. encode(me.token) .. "&Question=" .. me.question
  version = 0
  value = 0
end

function request()
  value = (value + 1) % 6
  return wrk.format("POST", me.save, headers, fixed .. "&Version=" .. version .. "&Value=" .. value)
end

-- A conflict answers the stored version too: so a second run goes on where the first one stopped.
function response(status, head, body) version = tonumber(body:match('"version":(%d+)')) or version end
