package jopher.compiler.syntax;

/// Direction of a channel type.
public enum ChanDir {
    BOTH, SEND_ONLY, RECV_ONLY
}
