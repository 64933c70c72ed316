package jopher.runtime.pointers;

/// A pointer into an element array: what unsafe.Slice, unsafe.Add and unsafe.String need.
public sealed interface Elem permits ElemZ, ElemB, ElemS, ElemC, ElemI, ElemJ, ElemF, ElemD, ElemL, ElemA {
    Object array();

    int index();

    /// A pointer to element `i` of any element array.
    static Ptr of(Object array, int i) {
        return switch (array) {
            case byte[] a -> new ElemB(a, i);
            case Object[] a -> new ElemL(a, i);
            case long[] a -> new ElemJ(a, i);
            case int[] a -> new ElemI(a, i);
            case double[] a -> new ElemD(a, i);
            case float[] a -> new ElemF(a, i);
            case short[] a -> new ElemS(a, i);
            case char[] a -> new ElemC(a, i);
            case boolean[] a -> new ElemZ(a, i);
            default -> throw new IllegalArgumentException("not an element array: " + array.getClass());
        };
    }
}
