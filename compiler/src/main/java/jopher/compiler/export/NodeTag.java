package jopher.compiler.export;

/// The numbers of syntax nodes in export data; see [Tag].
final class NodeTag {
    static final int NULL = 0;
    static final int CONST_DECL = 1;
    static final int TYPE_DECL = 2;
    static final int VAR_DECL = 3;
    static final int EMPTY = 4;
    static final int LABELED = 5;
    static final int BLOCK = 6;
    static final int EXPR_STMT = 7;
    static final int SEND = 8;
    static final int DECL_STMT = 9;
    static final int ASSIGN = 10;
    static final int BRANCH = 11;
    static final int CALL_STMT = 12;
    static final int RETURN = 13;
    static final int IF = 14;
    static final int FOR = 15;
    static final int SWITCH = 16;
    static final int SELECT = 17;
    static final int RANGE = 18;
    static final int CASE = 19;
    static final int COMM = 20;
    static final int BAD = 21;
    static final int NAME = 22;
    static final int LITERAL = 23;
    static final int COMPOSITE = 24;
    static final int KEY_VALUE = 25;
    static final int FUNC_LIT = 26;
    static final int PAREN = 27;
    static final int SELECTOR = 28;
    static final int INDEX = 29;
    static final int SLICE_EXPR = 30;
    static final int ASSERT = 31;
    static final int GUARD = 32;
    static final int OPERATION = 33;
    static final int CALL = 34;
    static final int LIST = 35;
    static final int ARRAY_TYPE = 36;
    static final int SLICE_TYPE = 37;
    static final int DOTS_TYPE = 38;
    static final int STRUCT_TYPE = 39;
    static final int INTERFACE_TYPE = 40;
    static final int FUNC_TYPE = 41;
    static final int MAP_TYPE = 42;
    static final int CHAN_TYPE = 43;

    private NodeTag() {}
}
