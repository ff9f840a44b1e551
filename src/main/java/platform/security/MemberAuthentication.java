package platform.security;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A member known by their access token, for the length of one request; never stored in a session. */
final class MemberAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient MemberCaller caller;

    MemberAuthentication(MemberCaller caller) {
        super(List.of(new SimpleGrantedAuthority("ROLE_MEMBER")));
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public MemberCaller getPrincipal() {
        return caller;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return caller.memberId().toString();
    }
}
