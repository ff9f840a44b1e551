package commerce.image;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;
import platform.web.DomainException;
import platform.web.PlatformError;

/** Makes a picture anew of what somebody sent, and keeps it in all sizes. */
@Component
class KeepPicture {
    /** While it waits, a request holds its file. */
    private static final Duration WAIT = Duration.ofSeconds(3);

    /** Each takes a whole core and up to a hundred megabytes meanwhile. Anybody is a member: they keep no seller from theirs. */
    private final Semaphore sellers = new Semaphore(2);
    private final Semaphore members = new Semaphore(1);

    private final ImageStore store;

    KeepPicture(ImageStore store) {
        this.store = store;
    }

    /**
     * Keeps a seller's files under this id.
     *
     * @throws DomainException {@code NOT_A_PICTURE}, {@code PICTURE_SIZE_NOT_ALLOWED}; {@code TEMPORARILY_UNAVAILABLE}
     *     while too many others are at it
     */
    Picture keepOfSeller(ImageId id, byte[] file) {
        return keep(id, file, sellers);
    }

    /** The same of a member. */
    Picture keepOfMember(ImageId id, byte[] file) {
        return keep(id, file, members);
    }

    private Picture keep(ImageId id, byte[] file, Semaphore places) {
        if (!isLetIn(places)) {
            throw DomainException.retryAfter(WAIT, PlatformError.TEMPORARILY_UNAVAILABLE);
        }
        try {
            Picture picture = Picture.decode(file);
            for (ImageSize size : ImageSize.values()) {
                store.put(nameOf(id, size), picture.jpeg(size));
            }
            return picture;
        } finally {
            places.release();
        }
    }

    private static boolean isLetIn(Semaphore places) {
        try {
            return places.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static String nameOf(ImageId id, ImageSize size) {
        return id.value() + "-" + size.longest() + ".jpg";
    }
}
