namespace Kompass.SelfAssess.App; internal static class Placeholder;
