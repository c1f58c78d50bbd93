using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Deals.Client;
using Deals.Client.Deals;
using Deals.Client.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

/// <summary>Uses the client that Kiota generates, as a program of a reader would. The tests compile it with the generated code.</summary>
public static class AllDeals
{
    /// <summary>The number of all deals, and their ids, page after page.</summary>
    public static async Task<(int? Total, List<string?> Ids)> ReadAsync(string address)
    {
        var (ids, total, cursor) = (new List<string?>(), default(int?), default(string));
        do
        {
            var page = await Client(address).Deals.GetAsync(request =>
            {
                request.QueryParameters.Limit = 100;
                request.QueryParameters.Cursor = cursor;
                request.QueryParameters.Include = GetIncludeQueryParameterType.Total;
            });
            ids.AddRange(page!.Value!.ConvertAll(deal => deal.Id));
            (total, cursor) = (page.Total, page.NextCursor);
        }
        while (cursor is not null);
        return (total, ids);
    }

    /// <summary>An amount without an upper bound: its text, its bounds in dollars, and the status of its deal.</summary>
    public static async Task<(string? Text, long? Low, long? High, DealStatus? Status)> OpenAmountAsync(string address)
    {
        var deal = await Client(address).Deals["minimax-2024-03"].GetAsync(request => request.QueryParameters.AsOf = "2024-03-06");
        var amount = deal!.Amount!.Value!;
        return (amount.Text, amount.Low, amount.High, deal.Status!.Value);
    }

    /// <summary>The announced funding of all deals and of one sector, from a summary and a table.</summary>
    public static async Task<(int? Overall, int? Robotics)> CountAsync(string address)
    {
        var overall = await Client(address).Summaries.Overall.GetAsync();
        var sectors = await Client(address).Summaries["sector"].GetAsync();
        return (
            overall!.Funding!.Announced!.Deals,
            sectors!.Value!.Find(line => line.Key == "robotics")!.Funding!.Announced!.Deals);
    }

    /// <summary>The lines of a file.</summary>
    public static async Task<int> LinesAsync(string address)
    {
        using var lines = new StreamReader((await Client(address).Export.DealsCsv.GetAsync())!);
        return (await lines.ReadToEndAsync()).TrimEnd().Split('\n').Length;
    }

    /// <summary>The explanation of a wrong request.</summary>
    public static async Task<string?> ProblemAsync(string address)
    {
        try
        {
            await Client(address).Deals.GetAsync(request => request.QueryParameters.Limit = 1000);
            return null;
        }
        catch (Problem problem)
        {
            return problem.Detail;
        }
    }

    private static DealsClient Client(string address) =>
        new(new HttpClientRequestAdapter(new AnonymousAuthenticationProvider()) { BaseUrl = address });
}
