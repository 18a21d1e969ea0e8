-- A bare durable write of one row, each thread a row of its own.
local counter = 0
function setup(thread) counter = counter + 1; thread:set("number", counter) end
function init() what = wrk.format("POST", "/matt/skriv?rad=" .. number) end
function request() return what end
