using static ServerlessDeals.Tests.Domain.Written;

namespace ServerlessDeals.Tests.Domain;

/// <summary>DOMAIN.md, section 1: the first rule that tells two claims apart decides, whatever those after it say.</summary>
public sealed class ARank
{
    [Fact]
    public void IsDecidedByTheFirstRuleThatTellsTwoClaimsApart()
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

    // Whether it is mistaken, of which stage, its weight, what it says of a role, its age, its vagueness, its witnesses.
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
