package commerce.shelf;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;

import commerce.catalogue.ProductId;

/** Products that cannot be read at first; none, once they can. */
public final class FailingGoods extends ShelfGoods {
    private final Queue<Throwable> failures = new ArrayDeque<>();

    public FailingGoods(List<Throwable> failures) {
        super(null, Clock.systemUTC());
        this.failures.addAll(failures);
    }

    @Override
    public synchronized List<Goods> after(ProductId last, int most) {
        Throwable failure = failures.poll();
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        return List.of();
    }

    @Override
    public List<Goods> of(Collection<ProductId> ids) {
        return List.of();
    }
}
