package platform.security;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A system known by its secret key, for the length of one request; never stored in a session. */
final class SystemAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient SystemCaller caller;

    SystemAuthentication(SystemCaller caller) {
        super(List.of(new SimpleGrantedAuthority("ROLE_SYSTEM")));
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public SystemCaller getPrincipal() {
        return caller;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return caller.callerName();
    }
}
