-- An empty Razor Page of the same process.
function request() return wrk.format("GET", "/matt/tom") end
