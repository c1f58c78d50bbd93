namespace ServerlessDeals.Tests.Browser;

/// <summary>The account of <see cref="AFewDeals"/>, for the site's program.</summary>
public sealed class OnAFewDeals : IAsyncLifetime
{
    private EmulatorAccount? _account;

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
