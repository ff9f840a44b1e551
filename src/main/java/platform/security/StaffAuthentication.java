package platform.security;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** One of the people who work in the browser, as the session keeps them. */
final class StaffAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final StaffCaller caller;
    private final Instant since;
    private final long rights;
    private final @Nullable String from;
    private final @Nullable String browser;

    /**
     * @param from the address that they logged in from
     * @param browser what it called itself; an instance of a release before has written neither
     */
    StaffAuthentication(StaffCaller caller, Instant since, long rights, @Nullable String from,
            @Nullable String browser) {
        super(caller.roles().stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList());
        this.caller = caller;
        this.since = since;
        this.rights = rights;
        this.from = from;
        this.browser = browser;
        setAuthenticated(true);
    }

    /** When they logged in. */
    Instant since() {
        return since;
    }

    /** Of which version their rights were when they were let in. */
    long rights() {
        return rights;
    }

    @Nullable
    String from() {
        return from;
    }

    @Nullable
    String browser() {
        return browser;
    }

    @Override
    public StaffCaller getPrincipal() {
        return caller;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    /** The id: sessions are found by it. */
    @Override
    public String getName() {
        return caller.staffId().toString();
    }
}
