package platform.security;

import java.util.function.Function;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.stereotype.Component;

/** Makes the chain of an API that systems call by secret key or signature, for the module that knows the keys. */
@Component
public class SystemChains {
    private final SecurityRefusals refusals;

    SystemChains(SecurityRefusals refusals) {
        this.refusals = refusals;
    }

    /**
     * A chain that lets in whoever brings a good key, and nobody else.
     *
     * @param http a fresh one, as a {@code @Bean} method is given it
     * @param keys who a key speaks for; throws the {@code DomainException} of a refusal, 401
     * @param paths the patterns of the API
     */
    public SecurityFilterChain bySecretKey(HttpSecurity http, Function<String, ? extends SystemCaller> keys,
            String... paths) {
        return chain(http, new SecretKeyFilter(keys, refusals), SecurityRefusals.BASIC, paths);
    }

    /**
     * The same by signatures of requests.
     *
     * @param keys who a signature speaks for; throws the {@code DomainException} of a refusal, 401
     */
    public SecurityFilterChain bySignature(HttpSecurity http, Function<SignedRequest, ? extends SystemCaller> keys,
            String... paths) {
        return chain(http, new SignedRequestFilter(keys, refusals), SignedRequest.CHALLENGE, paths);
    }

    private SecurityFilterChain chain(HttpSecurity http, Filter filter, String challenge, String... paths) {
        return http.securityMatcher(paths).csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(AbstractHttpConfigurer::disable).httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(filter, AnonymousAuthenticationFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint(refusals.forSystems(challenge))
                        .accessDeniedHandler(refusals))
                .headers(SecurityHeaders.with(SecurityHeaders.NOTHING))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll()
                        .anyRequest().hasRole("SYSTEM"))
                .build();
    }
}
