using Azure.Data.Tables;
using ServerlessDeals.Briefings;
using ServerlessDeals.Pages;
using ServerlessDeals.Site;
using ServerlessDeals.Storage;

if (args is not [var output])
{
    await Console.Error.WriteLineAsync("Usage: site FOLDER. The storage is taken from the setting DealsStorage, else the local emulator.");
    return 2;
}

var tables = new AzureTables(new TableServiceClient(Environment.GetEnvironmentVariable("DealsStorage") ?? "UseDevelopmentStorage=true"));
if (await new SiteReader(tables).ReadAsync(CancellationToken.None) is not { } data)
{
    await Console.Error.WriteLineAsync("There is nothing to print yet. Load deals (deals seed) and refresh the summaries (deals refresh) first.");
    return 1;
}

Console.WriteLine(PlainWriter.Write(output, await BriefingSite.FilesAsync(data)));
return 0;
