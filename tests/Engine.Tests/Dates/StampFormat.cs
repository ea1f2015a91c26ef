using System;

namespace Banhammer.Engine.Tests.Dates;

/// <summary>A way to write a time that a date pattern reads back.</summary>
/// <param name="Pattern">Empty for the default templates.</param>
/// <param name="Write">A line for a local time with its offset.</param>
internal sealed record StampFormat(string Pattern, Func<DateTimeOffset, FormattableString> Write);
