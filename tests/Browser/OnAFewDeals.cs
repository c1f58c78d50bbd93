namespace ServerlessDeals.Tests.Browser;

/// <summary>The account of <see cref="AFewDeals"/>, for the site's program.</summary>
public sealed class OnAFewDeals : IAsyncLifetime
{
    private EmulatorAccount? _account;

    /// <summary>The folder into which the program has written their site; null before.</summary>
    public string? Written { get; set; }

    public string ConnectionString => _account!.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        _account = await EmulatorAccount.OpenAsync();
        await LoadedInMemory.CopyAsync(await AFewDeals.TablesAsync(), OnTheEmulator.CheckedTables(ConnectionString));
    }

    public async ValueTask DisposeAsync()
    {
        if (_account is not null)
        {
            await _account.DisposeAsync();
        }
    }
}
