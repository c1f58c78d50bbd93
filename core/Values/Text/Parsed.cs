using System.Diagnostics.CodeAnalysis;

namespace ServerlessDeals.Values.Text;

/// <summary>The result of reading a text: a value, or an error that says what is wrong and what to write instead.</summary>
public readonly record struct Parsed<T>
{
    private Parsed(T? value, string? error) => (Value, Error) = (value, error);

    public T? Value { get; }

    public string? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsValue => Error is null;

    /// <summary>The value, for a text known to be valid.</summary>
    /// <exception cref="FormatException">The text could not be read.</exception>
    public T OrThrow() => IsValue ? Value : throw new FormatException(Error);

    internal static Parsed<T> Of(T value) => new(value, null);

    internal static Parsed<T> Wrong(string error) => new(default, error);
}
