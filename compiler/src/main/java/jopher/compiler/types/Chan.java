package jopher.compiler.types;

/// `chan T`, `chan<- T`, `<-chan T`.
public final class Chan implements Type {
    public enum Dir { SEND_RECV, SEND_ONLY, RECV_ONLY }

    Dir dir;
    Type elem;

    public Chan(Dir dir, Type elem) {
        this.dir = dir;
        this.elem = elem;
    }

    public Dir dir() {
        return dir;
    }

    public Type elem() {
        return elem;
    }

    public boolean canSend() {
        return dir != Dir.RECV_ONLY;
    }

    public boolean canReceive() {
        return dir != Dir.SEND_ONLY;
    }

    @Override
    public Type underlying() {
        return this;
    }

    @Override
    public String toString() {
        return TypeWriter.string(this, null);
    }
}
