package platform.web.idempotency;

import java.util.function.Supplier;

/**
 * What a form commits before what it is for: a try that is counted, a picture that is kept, what goes on record first. It does not stand for
 * the form: where what follows is not done, the form does it when it comes again, and this once more.
 */
public final class BeforeTheDeed {
    private BeforeTheDeed() {}

    /** Runs it, in transactions of its own. */
    public static void run(Runnable preparation) {
        call(() -> {
            preparation.run();
            return true;
        });
    }

    /** As {@link #run}, and returns what it brings. */
    public static <T> T call(Supplier<T> preparation) {
        SentForm form = SentForm.current();
        if (form == null) {
            return preparation.get();
        }
        form.end();
        try {
            return preparation.get();
        } finally {
            form.begin();
        }
    }
}
