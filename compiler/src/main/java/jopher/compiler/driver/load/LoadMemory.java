package jopher.compiler.driver.load;

import java.util.Optional;

/// Keeps what loading found out about files, by what it depends on, from one run to the next.
public interface LoadMemory {
    LoadMemory NONE = new LoadMemory() {
        @Override
        public Optional<byte[]> get(String key) {
            return Optional.empty();
        }

        @Override
        public void put(String key, byte[] bytes) {
            // forgotten
        }
    };

    Optional<byte[]> get(String key);

    void put(String key, byte[] bytes);
}
