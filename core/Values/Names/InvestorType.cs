using System.Text.Json.Serialization;

namespace ServerlessDeals.Values.Names;

/// <summary>The kind of an investor. <see cref="InvestorTypeList"/> says which investors belong to each.</summary>
[JsonConverter(typeof(WordConverter<InvestorType>))]
public enum InvestorType
{
    Accelerator,
    Angel,
    AssetManager,
    Bank,
    Corporate,
    FamilyOffice,
    Government,
    HedgeFund,
    PensionFund,
    PrivateEquity,
    SovereignFund,
    University,
    VentureCapital,
}
