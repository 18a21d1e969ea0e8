namespace Kompass.SelfAssess.Domain.Disclosure;

/// <summary>
/// Arithmetic modulo the prime 2⁶¹ − 1. Every factor of the tables is a fraction of public whole numbers, so a rank computed here is the exact
/// rank: no rounding, no tolerance, no near misses. An accident of the prime could only make the gate withhold more, never less.
/// </summary>
internal static class PrimeField
{
    private const ulong Prime = (1UL << 61) - 1;

    public static ulong Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var whole = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        var residue = Divide((ulong)(whole % Prime), Power(10, (ulong)((bits[3] >> 16) & 0xFF)));
        return value < 0 ? Negate(residue) : residue;
    }

    public static ulong Add(ulong left, ulong right)
    {
        var sum = left + right;
        return sum >= Prime ? sum - Prime : sum;
    }

    public static ulong Negate(ulong value) => value == 0 ? 0 : Prime - value;

    public static ulong Multiply(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return Add(low & Prime, (high << 3) | (low >> 61));
    }

    public static ulong Divide(ulong dividend, ulong divisor) => Multiply(dividend, Power(divisor, Prime - 2));

    private static ulong Power(ulong value, ulong exponent)
    {
        ulong power = 1;
        for (; exponent > 0; exponent >>= 1)
        {
            power = (exponent & 1) == 1 ? Multiply(power, value) : power;
            value = Multiply(value, value);
        }

        return power;
    }
}
