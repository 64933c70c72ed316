package jopher.runtime.pointers;

/// A struct that is a view of other memory. Generated classes below shapes implement it ([Views]).
public interface View {
    Window window();
}
