namespace ServerlessDeals.Tests.Storage;

/// <summary>Small files with rounds, which <see cref="SomeWork.Mapping"/> reads.</summary>
internal static class SomeRounds
{
    public const string Header = "company,investor,date,amount\n";
}
