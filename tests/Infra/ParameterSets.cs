namespace ServerlessDeals.Tests.Infra;

/// <summary>Each optional feature of the template on its own, some together, and all of them.</summary>
internal static class ParameterSets
{
    public static readonly string[] Minimal =
        ["environmentName = 'deals-dev'", "location = 'northeurope'", "alertEmail = 'operator@example.org'"];

    private const string Production = "stage = 'prod'";
    private const string Repository = "repository = 'owner/name'";
    private const string Spare = "spareSuffix = 'b'";
    private static readonly string[] Person = ["operatorId = 'someone'", "operatorType = 'User'"];
    private static readonly string[] Ids = ["repositoryOwnerId = '11'", "repositoryId = '22'"];

    /// <summary>By name, what is added to the minimal set; of several values for a parameter the last one is taken.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Added = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["production"] = [Production],
        ["production without the question from outside"] = [Production, "availabilityTest = false"],
        ["production in a region without zones"] = [Production, "location = 'westus'"],
        ["production with more instances"] = [Production, "maximumInstances = 1000"],
        ["development with the question from outside"] = ["availabilityTest = true"],
        ["a person as operator"] = Person,
        ["a group as operator"] = ["operatorId = 'some-group'", "operatorType = 'Group'"],
        ["a service principal as operator"] = ["operatorId = 'a-pipeline'", "operatorType = 'ServicePrincipal'"],
        ["an operators' app for some addresses"] = ["operatorAddresses = ['198.51.100.0/24', '203.0.113.7/32']"],
        ["a workflow of an older repository"] = [Repository],
        ["a workflow of a newer repository"] = [Repository, .. Ids],
        ["a domain for the API"] = ["apiDomain = 'api.example.org'", "availabilityTest = true"],
        ["a domain for the site"] = ["siteDomain = 'deals.example.org'"],
        ["a standard site elsewhere"] = ["siteSku = 'Standard'", "siteLocation = 'eastasia'"],
        ["instances that are always ready"] = ["alwaysReady = 2"],
        ["rolling updates"] = ["updateStrategy = 'RollingUpdate'"],
        ["another schedule"] = ["summarySchedule = '0 0 * * * *'"],
        ["feeds of articles"] = ["articleFeeds = 'https://news.example/feed.xml www.news.example'"],
        ["private storage of the hosts"] = ["privateStorage = 'hosts'"],
        ["private storage of all"] = ["privateStorage = 'all'"],
        ["private storage of all with a second account"] = ["privateStorage = 'all'", Spare],
        ["a locked account"] = ["lockDeals = true"],
        ["a second account to restore into"] = [Spare, .. Person],
        ["the restored account in use"] = ["dealsSuffix = 'b'"],
        ["identities that were replaced"] = ["identitySuffix = '2'", Repository],
        ["everything"] =
        [
            Production, .. Person, Repository, .. Ids, "operatorAddresses = ['198.51.100.0/24']", "apiDomain = 'api.example.org'",
            "siteDomain = 'deals.example.org'", "siteSku = 'Standard'", "alwaysReady = 1", "updateStrategy = 'RollingUpdate'",
            "privateStorage = 'all'", "lockDeals = true", Spare,
        ],
    };

    public static Task<Deployment> DeploymentAsync(string name) => Compiler.DeploymentAsync(
        [.. Minimal.Concat(Added[name]).GroupBy(line => line.Split(' ')[0]).Select(group => group.Last())]);
}
