using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>DOMAIN.md, section 1: the first rule that distinguishes two claims decides, whatever later rules say.</summary>
public sealed class ARank
{
    [Fact]
    public void IsDecidedByTheFirstRuleThatDistinguishesTwoClaims()
    {
        // Each line is better than the next by one rule, and worse by all rules after it.
        string[] ordered =
        [
            "right own-stage 3 less 9 9 0",
            "right other-stage 0 less 9 9 0",
            "right other-stage 1 more 9 9 0",
            "right other-stage 1 less 1 9 0",
            "right other-stage 1 less 2 1 0",
            "right other-stage 1 less 2 2 7",
            "right other-stage 1 less 2 2 5",
            "mistaken own-stage 0 more 0 0 9",
        ];
        AreInOrder(Read, ordered);
        AreInOrder(Read, ordered, (left, right) => (left < right, left <= right, left > right, left >= right));
    }

    // Mistaken or not, stage, weight, precision of the role, age, vagueness, witnesses.
    private static Rank Read(string line)
    {
        var words = line.Split(' ');
        return new(
            words[0] == "mistaken",
            words[1] == "other-stage",
            (SourceWeight)Number(2),
            words[3] == "less",
            Number(4),
            new(Number(5)),
            Number(6));

        int Number(int at) => words[at][0] - '0';
    }
}
