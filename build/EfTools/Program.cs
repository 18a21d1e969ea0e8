// Never run: `dotnet ef` needs an executable start-up project, and the design-time factories live beside the contexts.
Console.WriteLine("Start-up project for dotnet ef.");
