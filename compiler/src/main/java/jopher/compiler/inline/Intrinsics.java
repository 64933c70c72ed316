package jopher.compiler.inline;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Functions that gc's code generator replaces on amd64 (cmd/compile/internal/ssagen/intrinsics.go): a call counts as any other node and is never
/// inlined. And those whose calls it counts as cheap though they are calls (inline/inl.go).
final class Intrinsics {
    private static final Map<String, Set<String>> INTRINSIC = new HashMap<>();
    private static final Map<String, Set<String>> CHEAP = new HashMap<>();

    static {
        INTRINSIC.put("runtime", words("slicebytetostringtmp KeepAlive publicationBarrier memequal"));
        INTRINSIC.put("internal/runtime/math", words("MulUintptr Mul64 Add64"));
        INTRINSIC.put("internal/runtime/sys", words("GetCallerPC GetCallerSP GetClosurePtr Bswap32 Bswap64 Prefetch PrefetchStreamed TrailingZeros8 TrailingZeros32 TrailingZeros64 Len8 Len64 OnesCount64"));
        INTRINSIC.put("internal/runtime/atomic", words("Load Load8 Load64 LoadAcq LoadAcq64 Loadp Loadint32 Loadint64 Loaduintptr Loaduint LoadAcquintptr Store Store8 Store64 StorepNoWB StoreRel "
                + "StoreRel64 Storeint32 Storeint64 Storeuintptr StoreReluintptr Xchg8 Xchg Xchg64 Xchgint32 Xchgint64 Xchguintptr Xadd Xadd64 Xaddint32 Xaddint64 Xadduintptr Cas Cas64 CasRel "
                + "Casint32 Casint64 Casuintptr Casp1 And8 And Or8 Or And32 And64 Or32 Or64"));
        INTRINSIC.put("math", words("sqrt Trunc Ceil Floor RoundToEven FMA"));
        INTRINSIC.put("math/bits", words("TrailingZeros64 TrailingZeros32 TrailingZeros16 TrailingZeros8 ReverseBytes64 ReverseBytes32 ReverseBytes16 Len64 Len32 Len16 Len8 Len RotateLeft8 "
                + "RotateLeft16 RotateLeft32 RotateLeft64 RotateLeft OnesCount64 OnesCount32 OnesCount16 OnesCount Mul64 Mul Add64 Add Sub64 Sub Div64 Div"));
        INTRINSIC.put("sync/atomic", words("LoadInt32 LoadInt64 LoadPointer LoadUint32 LoadUint64 LoadUintptr StoreInt32 StoreInt64 StoreUint32 StoreUint64 StoreUintptr SwapInt32 SwapInt64 "
                + "SwapUint32 SwapUint64 SwapUintptr CompareAndSwapInt32 CompareAndSwapInt64 CompareAndSwapUint32 CompareAndSwapUint64 CompareAndSwapUintptr AddInt32 AddInt64 AddUint32 AddUint64 "
                + "AddUintptr AndInt32 AndUint32 AndInt64 AndUint64 AndUintptr OrInt32 OrUint32 OrInt64 OrUint64 OrUintptr"));
        INTRINSIC.put("sync", words("runtime_LoadAcquintptr runtime_StoreReluintptr"));
        INTRINSIC.put("math/big", words("mulWW"));
        INTRINSIC.put("internal/runtime/maps", words("bitsetFirst bitsetRemoveBelow bitsetLowestSet bitsetShiftOutLowest ctrlGroupMatchH2 ctrlGroupMatchEmpty ctrlGroupMatchEmptyOrDeleted "
                + "ctrlGroupMatchFull"));
        INTRINSIC.put("crypto/internal/constanttime", words("Select boolToUint8"));
        CHEAP.put("internal/abi", words("NoEscape EscapeNonString"));
        CHEAP.put("encoding/binary", words("littleEndian.Uint64 littleEndian.Uint32 littleEndian.Uint16 bigEndian.Uint64 bigEndian.Uint32 bigEndian.Uint16 littleEndian.PutUint64 "
                + "littleEndian.PutUint32 littleEndian.PutUint16 bigEndian.PutUint64 bigEndian.PutUint32 bigEndian.PutUint16 littleEndian.AppendUint64 littleEndian.AppendUint32 "
                + "littleEndian.AppendUint16 bigEndian.AppendUint64 bigEndian.AppendUint32 bigEndian.AppendUint16"));
        CHEAP.put("internal/byteorder", words("LEUint64 LEUint32 LEUint16 BEUint64 BEUint32 BEUint16 LEPutUint64 LEPutUint32 LEPutUint16 BEPutUint64 BEPutUint32 BEPutUint16 LEAppendUint64 "
                + "LEAppendUint32 LEAppendUint16 BEAppendUint64 BEAppendUint32 BEAppendUint16"));
        CHEAP.put("runtime", words("heapBits.nextArena"));
    }

    private Intrinsics() {}

    private static Set<String> words(String s) {
        return Set.of(s.split(" "));
    }

    static boolean is(String pkgPath, String name) {
        return INTRINSIC.getOrDefault(pkgPath, Set.of()).contains(name);
    }

    static boolean cheap(String pkgPath, String name) {
        return CHEAP.getOrDefault(pkgPath, Set.of()).contains(name);
    }
}
