namespace ServerlessDeals.Loading.Seeds;

/// <summary>What is certainly wrong in the seed files. The words, such as "not-yaml", are stable: scripts refer to them.</summary>
public enum SeedError
{
    /// <summary>A field is missing, unknown, or has a value that cannot be read.</summary>
    Invalid,

    UnreadableFile,
    StrayFile,
    MissingFile,
    NotUtf8,
    MergeMarker,
    NotYaml,

    InvisibleCharacter,
    LostCharacter,
    OuterSpace,
    MixedAlphabets,

    DuplicateId,
    UnknownOrganization,
    UnknownDeal,
    UnknownClaim,
    UnknownPublisher,
    PublisherAlias,
    SelfReference,
    DealOfAnotherCompany,

    FutureDate,
    AnnouncedLongAfterPublished,
    RecordedBeforePublished,
    SupersedesLaterClaim,

    AmountAbovePostMoney,
    ImplausibleAmount,
    ZeroAmount,

    RepeatedParty,
    RoleOfAnotherKind,

    UnreadableRates,
    ImplausibleRates,
    WrongOrigin,
}

/// <summary>What may be wrong in the seed files. A person who has looked can acknowledge it, by its word.</summary>
public enum SeedWarning
{
    SimilarDeals,
    SimilarNames,

    AmountAboveHalf,
    AmountAboveValuation,
    UnusualAmount,
    ShareAboveAmount,

    RepeatedAddress,
    LookalikeWord,

    AnnouncedAfterPublished,
    AnnouncedLongBeforePublished,
    ClosedAfterPublished,
    DealBeforeFounding,
    DealIdYear,
    DealIdCompany,
    ClaimIdDate,

    /// <summary>Without the register, publishers are not checked. It cannot be acknowledged.</summary>
    NoPublisherRegister,

    /// <summary>An acknowledgement of a warning that there is not. It cannot be acknowledged either.</summary>
    StaleAcknowledgement,
}
