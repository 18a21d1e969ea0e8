namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>The program does not start, and the message is the one line that says why and what to do.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
