package commerce.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import commerce.catalogue.SellerId;
import org.springframework.stereotype.Component;
import platform.web.DomainException;
import platform.web.PlatformError;

/**
 * Files that sellers take away are made a few at a time, since each holds a lot in memory, and a core; and each seller has one at a
 * time. Who reads slowly keeps nobody else waiting.
 */
@Component
public class FilePlaces {
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final Semaphore places = new Semaphore(4);
    private final Set<SellerId> sellers = ConcurrentHashMap.newKeySet();

    /** Makes one. */
    @FunctionalInterface
    public interface Making {
        void run() throws IOException;
    }

    /** Makes one, and writes it. */
    @FunctionalInterface
    public interface Writing {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Makes a file in a place of its own; it is sent to nobody yet.
     *
     * @throws DomainException {@code TEMPORARILY_UNAVAILABLE} while too many others are at it, or the seller has one already; nothing
     *     is done then
     */
    public void within(SellerId seller, Making making) throws IOException {
        alone(seller, () -> inPlace(making));
    }

    /**
     * Makes a file in a place of its own and sends it afterwards, when others may have the place; {@code to} stays open.
     *
     * @throws DomainException as {@link #within} does
     */
    public void send(SellerId seller, OutputStream to, Writing writing) throws IOException {
        alone(seller, () -> {
            try (FileChannel file = unnamed()) {
                inPlace(() -> {
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file));
                    writing.writeTo(out);
                    out.flush();
                });
                Channels.newInputStream(file.position(0)).transferTo(to);
            }
        });
    }

    private void alone(SellerId seller, Making making) throws IOException {
        if (!sellers.add(seller)) {
            throw busy();
        }
        try {
            making.run();
        } finally {
            sellers.remove(seller);
        }
    }

    private void inPlace(Making making) throws IOException {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            making.run();
        } finally {
            places.release();
        }
    }

    /** It is gone when it is closed, and when the process ends. */
    private static FileChannel unnamed() throws IOException {
        return FileChannel.open(Files.createTempFile("madang-", ".file"), StandardOpenOption.READ,
                StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static DomainException busy() {
        return DomainException.retryAfter(WAIT, PlatformError.TEMPORARILY_UNAVAILABLE);
    }
}
