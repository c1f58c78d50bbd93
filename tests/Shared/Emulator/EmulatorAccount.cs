using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Tests;

/// <summary>
/// An empty account of the storage emulator, which nobody else uses. All tests of a run share one emulator: <c>./test</c> starts it for
/// all suites, and a suite that runs by itself starts its own.
/// </summary>
internal sealed class EmulatorAccount : IAsyncDisposable
{
    /// <summary>How many accounts a suite can open. The emulator reads its accounts only when it starts.</summary>
    private const int Most = 40;

    // This key opens only these accounts. eng/setup.sh has the same key.
    private const string Key = "YSBrZXkgb2YgdGhlIHRlc3Rz";

    private static readonly string Suite = typeof(EmulatorAccount).Assembly.GetName().Name!.Split('.')[^1].ToLowerInvariant();
    private static readonly SemaphoreSlim Turn = new(1);
    private static Azurite? _own;
    private static int _opened;
    private static int _open;

    private EmulatorAccount(int tablePort, int number) => ConnectionString = Azurite.ConnectionTo($"{Suite}{number}", Key, tablePort);

    /// <summary>Where the emulator's package is installed, as for ./run.</summary>
    public static string Artifacts { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));

    public string ConnectionString { get; }

    public static async Task<EmulatorAccount> OpenAsync()
    {
        await Turn.WaitAsync();
        try
        {
            var number = ++_opened;
            if (number > Most)
            {
                throw new InvalidOperationException(
                    $"The tests open more than {Most} accounts. Raise EmulatorAccount.Most and the number in eng/setup.sh.");
            }

            if (int.TryParse(Environment.GetEnvironmentVariable("TEST_EMULATOR_PORT"), out var shared))
            {
                return new(shared, number);
            }

            if (_own is null)
            {
                Environment.SetEnvironmentVariable(
                    "AZURITE_ACCOUNTS",
                    string.Join(';', Enumerable.Range(1, Most).Select(account => $"{Suite}{account}:{Key}")));
                var port = Ports.ThreeFree();
                _own = await Azurite.StartAsync(Artifacts, port, keep: false, CancellationToken.None);

                // Programs that the tests start must not inherit it.
                Environment.SetEnvironmentVariable("AZURITE_ACCOUNTS", null);
            }

            _open++;
            return new(_own.TablePort, number);
        }
        finally
        {
            Turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Turn.WaitAsync();
        try
        {
            if (_own is not null && --_open == 0)
            {
                await _own.DisposeAsync();
                _own = null;
            }
        }
        finally
        {
            Turn.Release();
        }
    }
}
