package home.screen;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import platform.id.Tsid;

/**
 * Reads the sections side by side. One that is late or broken is left out; the others are shown all the same.
 */
@Service
class ReadHome {
    private static final Logger log = LoggerFactory.getLogger(ReadHome.class);

    private final HomeSections sections;
    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** A section that takes longer than {@code patience} is not worth waiting for. */
    ReadHome(HomeSections sections, @Value("${madang.home.patience:1s}") Duration patience) {
        this.sections = sections;
        this.patience = patience;
    }

    /** What could be read; a section that could not is null. */
    record Home(HomeSections.@Nullable Wallet wallet, @Nullable List<HomeSections.Movement> movements,
            @Nullable List<HomeSections.Order> orders) {}

    Home read(Tsid member) {
        Future<HomeSections.Wallet> wallet = start(() -> sections.wallet(member));
        Future<List<HomeSections.Movement>> movements = start(() -> sections.movements(member));
        Future<List<HomeSections.Order>> orders = start(() -> sections.orders(member));
        long deadline = System.nanoTime() + patience.toNanos();
        return new Home(result("wallet", wallet, deadline), result("movements", movements, deadline),
                result("orders", orders, deadline));
    }

    private <T> Future<T> start(Callable<T> section) {
        return threads.submit(section);
    }

    private static <T> @Nullable T result(String section, Future<T> future, long deadline) {
        try {
            return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Not interrupted: that would close the connection that it reads from.
            future.cancel(false);
            log.warn("The first screen is shown without its {}", section, e);
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @PreDestroy
    void close() {
        threads.close();
    }
}
