package member.staff;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.microsoft.playwright.Page;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import testing.StaffActor;

/** Makes people who work in the browser; each gets in, once in 30 seconds, with what their authenticator app would show. */
public final class TestStaff {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final AddStaff.Credentials credentials;

    private TestStaff(AddStaff.Credentials credentials) {
        this.credentials = credentials;
    }

    public static TestStaff operator(ApplicationContext application) {
        return of(application, Set.of(Role.OPERATOR), null);
    }

    /** An operator who may add others. */
    public static TestStaff administrator(ApplicationContext application) {
        return of(application, Set.of(Role.OPERATOR, Role.ADMIN), null);
    }

    /** One of a seller's people. */
    public static TestStaff ofSeller(ApplicationContext application, Tsid seller) {
        return ofSeller(application, seller, "SELLER_OWNER");
    }

    /** The same, who may do this, or only look. */
    public static TestStaff ofSeller(ApplicationContext application, Tsid seller, String... roles) {
        Set<String> all = new HashSet<>(Set.of(roles));
        all.add("SELLER");
        return of(application, all, seller);
    }

    /** One of an advertiser's people. */
    public static TestStaff ofAdvertiser(ApplicationContext application, long advertiser) {
        return of(application, Set.of("ADVERTISER"), new Tsid(advertiser));
    }

    /** Works here, and may do nothing. */
    public static TestStaff withoutRole(ApplicationContext application) {
        return of(application, Set.of(), null);
    }

    private static TestStaff of(ApplicationContext application, Set<String> roles, Tsid seller) {
        return new TestStaff(
                application.getBean(AddStaff.class).add("staff" + COUNT.incrementAndGet(), roles, seller));
    }

    public Tsid id() {
        return credentials.id();
    }

    /** Logged in. */
    public StaffActor logsIn(int port) {
        StaffActor actor = StaffActor.at(port);
        String leadsTo = actor.logsIn(name(), password(), code());
        if (leadsTo.startsWith("/login")) {
            throw new AssertionError(name() + " was sent to " + leadsTo);
        }
        return actor;
    }

    /** Logged in, and on the page where that leads. */
    public void logsIn(Page page) {
        page.navigate("/login");
        page.fill("#name", name());
        page.fill("#password", password());
        page.fill("#code", code());
        page.click("button[type=submit]");
        page.waitForURL(url -> !url.contains("/login"));
    }

    public String name() {
        return credentials.loginName();
    }

    public String password() {
        return credentials.password();
    }

    /** What is typed into the authenticator app. */
    public String secret() {
        return credentials.totp().base32();
    }

    /** The six digits that the authenticator app shows now. */
    public String code() {
        return codeNow(credentials.totp().base32());
    }

    /** The same for a secret that somebody typed into the app. */
    public static String codeNow(String base32) {
        return codeAt(base32, Instant.now());
    }

    /** The same where it is another time. */
    public static String codeAt(String base32, Instant now) {
        return new TotpSecret(base32).codeAt(now.getEpochSecond() / 30);
    }

    /** The six digits that it shows next, for a second log-in: a code is good once. */
    public String nextCode() {
        return credentials.totp().codeAt(Instant.now().getEpochSecond() / 30 + 1);
    }
}
