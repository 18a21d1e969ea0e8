-- The questionnaire page of a sub-area, each thread as a respondent of its own.
local counter = 0
function setup(thread) counter = counter + 1; thread:set("number", counter) end
function init(args) me = dofile(args[1])[number]; what = wrk.format("GET", me.page, { ["Cookie"] = me.cookie }) end
function request() return what end
