package member.staff;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.context.ApplicationContext;

/** Makes people who work here for browser tests; each gets in with what their authenticator app would show. */
public final class TestStaff {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final AddStaff.Credentials credentials;

    private TestStaff(AddStaff.Credentials credentials) {
        this.credentials = credentials;
    }

    public static TestStaff operator(ApplicationContext application) {
        return new TestStaff(application.getBean(AddStaff.class).add("operator" + COUNT.incrementAndGet(),
                Set.of("OPERATOR"), null));
    }

    public String name() {
        return credentials.loginName();
    }

    public String password() {
        return credentials.password();
    }

    /** The six digits that the authenticator app shows now. */
    public String code() {
        return codeNow(credentials.totp().base32());
    }

    /** The same for a secret that somebody typed into the app. */
    public static String codeNow(String base32) {
        return new TotpSecret(base32).codeAt(Instant.now().getEpochSecond() / 30);
    }
}
