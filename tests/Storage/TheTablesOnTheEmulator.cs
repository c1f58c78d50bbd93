[assembly: AssemblyFixture(typeof(ServerlessDeals.Tests.OnTheEmulator))]
[assembly: AssemblyFixture(typeof(ServerlessDeals.Tests.Storage.AFewDealsOnTheEmulator))]

namespace ServerlessDeals.Tests.Storage;

[Collection("emulator")]
public sealed class TheTablesOnTheEmulator(OnTheEmulator emulator) : TheTables(emulator.Unchecked, isStrict: false);

[Collection("emulator")]
public sealed class TheListOfDealsOnTheEmulator(OnTheEmulator emulator) : TheListOfDeals(emulator);

[Collection("emulator")]
public sealed class TheSummariesOnTheEmulator(OnTheEmulator emulator) : TheSummaries(emulator);

[Collection("emulator")]
[Trait(Long.Run, Long.Only)]
public sealed class ALoadOfChangedSeedsOnTheEmulator(AFewDealsOnTheEmulator deals) : ALoadOfChangedSeeds(deals);
