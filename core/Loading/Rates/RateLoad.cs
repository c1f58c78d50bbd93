using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Rates;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Rates;

/// <summary>
/// Adds the rates of a file to those stored, and then gives every deal its comparable figure that had to wait for them. It can be repeated;
/// after a load that was killed, the next one finishes the work.
/// </summary>
public sealed class RateLoad
{
    private const string Name = "rates";
    private const string Partition = Name + ":";
    private const string From = "From";

    private readonly ITables _tables;
    private readonly ContestedWrites _contested;
    private readonly DealRewrite _rewrite;

    public RateLoad(ITables tables, TimeProvider time) =>
        (_tables, _contested, _rewrite) = (tables, new(new(tables), time), new(tables, time, Name));

    /// <summary>The file, or no rates at all if those stored reach as far.</summary>
    public async Task<RateFile> IfFurtherAsync(RateFile file, CancellationToken cancel) =>
        file.Days.Count > 0 && !((await StoredRates.ReadAsync(_tables, cancel)).Last >= file.Days[^1].Day) ? file : RateFile.None;

    /// <summary>Compares a file with what is stored. Writes nothing.</summary>
    /// <returns>What a load would do, or why the file cannot be loaded.</returns>
    public async Task<Parsed<RatePlan>> PlanAsync(RateFile file, CancellationToken cancel)
    {
        var tables = new ReadOnlyTables(_tables);
        var stored = await StoredRates.ReadAsync(tables, cancel);
        var merged = RateMerge.Of(stored, file);
        if (!merged.IsValue)
        {
            return Parsed<RatePlan>.Wrong(merged.Error);
        }

        var (days, changed) = merged.Value;
        var rates = changed.Count == 0 ? stored : new(days);
        var first = Math.Min(await FirstYearAsync(tables, stored, cancel), FirstYear(stored, changed));
        var waiting = new WaitingDeals(tables, rates);
        var deals = rates.Last is null ? [] : await waiting.ChangingAsync(await waiting.FindAsync(first, cancel), cancel);
        return Parsed<RatePlan>.Of(new(
            rates, changed.Count, changed.Count == 0 ? null : changed[0].Day, deals, changed.Count == 0 ? [] : Warnings(stored, days)));
    }

    /// <summary>Stores the rates, and changes the deals that waited for them.</summary>
    /// <param name="progress">Called with the number of deals done and the total.</param>
    /// <returns>The deals that changed, by id.</returns>
    /// <exception cref="InvalidDataException">The file contradicts the stored rates. Nothing was written.</exception>
    /// <exception cref="ConcurrentWriteException">Another process keeps writing the same rows. What was written stays.</exception>
    public async Task<IReadOnlyList<DealId>> RunAsync(RateFile file, Action<int, int>? progress, CancellationToken cancel)
    {
        await StoreAsync(file, cancel);
        return await FinishAsync(progress, cancel);
    }

    /// <summary>Stores the rates. Deals that wait for them are changed by <see cref="FinishAsync"/>.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public async Task StoreAsync(RateFile file, CancellationToken cancel)
    {
        if (file.Days.Count > 0)
        {
            await _tables.CreateAsync(cancel);
            await _contested.RepeatAsync("The table of rates", () => StoreOnceAsync(file, cancel), cancel);
        }
    }

    /// <summary>Changes the deals that wait for stored rates.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<IReadOnlyList<DealId>> FinishAsync(Action<int, int>? progress, CancellationToken cancel)
    {
        var rates = await StoredRates.ReadAsync(_tables, cancel);
        if (rates.Last is null)
        {
            return [];
        }

        await _rewrite.RepairAsync(cancel);
        var waiting = new WaitingDeals(_tables, rates);
        var found = await waiting.FindAsync(await FirstYearAsync(_tables, rates, cancel), cancel);
        var (changed, done) = (new List<DealId>(), 0);
        foreach (var chunk in found.Chunk(DealRewrite.Chunk))
        {
            changed.AddRange(await _rewrite.ReadAndWriteAsync(chunk, waiting.Converted, cancel));
            progress?.Invoke(done += chunk.Length, found.Count);
        }

        await _rewrite.EndAsync(cancel);
        if (await _tables.GetAsync(TableNames.Imports, Partition, From, cancel) is not null)
        {
            await _tables.WriteAsync(TableNames.Imports, [RowWrite.Delete(Partition, From)], cancel);
        }

        return [.. changed.Order()];
    }

    private async Task StoreOnceAsync(RateFile file, CancellationToken cancel)
    {
        var stored = await StoredRates.ReadStateAsync(_tables, cancel);
        var merged = RateMerge.Of(stored.Rates, file);
        if (!merged.IsValue)
        {
            throw new InvalidDataException($"The rates cannot be stored: {merged.Error}.");
        }

        if (merged.Value.Changed is not { Count: > 0 } changed)
        {
            return;
        }

        // Written first: if the process is killed after the rates are stored, the next load still knows which deals may wait for them.
        var first = Math.Min(await FirstYearAsync(_tables, stored.Rates, cancel), FirstYear(stored.Rates, changed));
        await _tables.WriteAsync(
            TableNames.Imports, [RowWrite.Upsert(new TableEntity(Partition, From) { [From] = first })], cancel);
        await StoredRates.WriteAsync(_tables, merged.Value.ChangedYears(), stored, cancel);
    }

    /// <summary>
    /// The first year with deals that may wait for rates which are stored already. A deal that was written while rates were being stored
    /// may have missed them, so it is the year before the last rates, or what a killed load left.
    /// </summary>
    private static async Task<int> FirstYearAsync(ITables tables, ExchangeRates stored, CancellationToken cancel)
    {
        var left = await tables.GetAsync(TableNames.Imports, Partition, From, cancel);
        return Math.Min(left?.GetInt32(From) ?? int.MaxValue, stored.Last is { } last ? last.Year - 1 : int.MaxValue);
    }

    /// <summary>The first year with deals that may wait for rates of a file: all years if no rates were stored.</summary>
    private static int FirstYear(ExchangeRates stored, IReadOnlyList<DailyRates> changed) => (stored.Last, changed) switch
    {
        (_, []) => int.MaxValue,
        (null, _) => 0,
        _ => changed[0].Day.Year - 1,
    };

    private static IReadOnlyList<string> Warnings(ExchangeRates stored, IReadOnlyList<DailyRates> days) =>
    [
        .. RateChecks.Ended(days, stored.Last ?? days[0].Day).Select(ended =>
            $"{ended.Currency} has no rate after {RateText.Of(ended.Last)}, so later deals in it have no figure in dollars. " +
            "If the European Central Bank still quotes it, the file is incomplete."),
    ];
}
