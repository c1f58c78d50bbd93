using System.CommandLine;
using System.Globalization;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Cli.Commands;

internal static class ImportsCommand
{
    public static Command Create()
    {
        var storage = SharedOptions.Storage();
        var command = new Command("imports", "List the imports, newest first, with the ids that deals undo takes.") { storage };
        command.SetAction(async (parsed, cancel) =>
        {
            var tables = SharedOptions.Tables(SharedOptions.StorageOf(parsed.GetValue(storage)));
            await tables.CreateAsync(cancel);
            var all = await ImportRecord.AllAsync(tables, cancel);
            Output.Result(new([.. all.Select(Item)]), CommandJson.Printed.ImportList, all.Select(Line));
            Output.Note(all.Count == 0 ? "Nothing has been imported yet." : "deals undo ID removes an import again.");
            return ExitCode.Success;
        });
        return command;
    }

    private static ImportItem Item(ImportRecord import) => new(
        import.Id,
        $"{import.Source}",
        import.Began,
        import.Finished,
        import.Rows,
        import.Rejected,
        import.Deals,
        import.Undone);

    private static string Line(ImportRecord import) => string.Create(
        CultureInfo.InvariantCulture,
        $"{import.Id}  began {import.Began:yyyy-MM-dd HH:mm:ss}Z  {import.Rows,9:N0} rows  {import.Rejected,7:N0} rejected  " +
        $"{import.Deals,7:N0} deals  {State(import)}");

    private static string State(ImportRecord import) => import switch
    {
        { Undone: { } at } => string.Create(CultureInfo.InvariantCulture, $"undone {at:yyyy-MM-dd}"),
        { Finished: null } => "not finished: import the file again to resume, or undo it",
        _ => "",
    };
}
