package commerce.shelf;

import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Has one of all who ask for the same at once read it: what is slow does not get more of it the more people look. */
public final class SharedReads<K, V> {
    private final ConcurrentHashMap<K, FutureTask<V>> underWay = new ConcurrentHashMap<>();

    /** What is read, by this caller or by one who began before. */
    public V read(K key, Callable<V> reading) {
        FutureTask<V> mine = new FutureTask<>(reading);
        FutureTask<V> first = underWay.putIfAbsent(key, mine);
        if (first == null) {
            try {
                mine.run();
            } finally {
                underWay.remove(key, mine);
            }
            first = mine;
        }
        try {
            return first.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Who asks from now on reads it anew. */
    public void forget(K key) {
        underWay.remove(key);
    }

    public void forgetAll() {
        underWay.clear();
    }
}
