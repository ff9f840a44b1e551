package madang;

import java.time.Clock;

import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import platform.security.AccessTokens;
import platform.security.BearerTokenFilter;
import platform.security.PageRefusals;
import platform.security.ScraperCredential;
import platform.security.SecurityHeaders;
import platform.security.SecurityRefusals;
import platform.security.StaffSessionFilter;
import platform.security.StaffSessions;

/**
 * Who gets in where: members' apps by bearer token without a session; people in the browser by session with CSRF
 * protection; all the rest only what is listed as open. What no rule names is closed. Systems come in by secret key, through chains of the
 * modules that know the keys ({@link platform.security.SystemChains}).
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {
    private static final String[] OPEN_PAGES = {"/", "/demo", "/.well-known/jwks.json", "/sandbox/sms", "/sandbox/bank",
            "/sandbox/card",
            "/actuator/health/**", "/favicon.ico", "/webjars/**", "/assets/**"};

    /** A span for each of a dozen filters of Spring Security would cost a quarter of a small request, and tell nothing. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** What people of the browser's pages read as data: by their session, and read only, so that no form can forge it. */
    @Bean
    @Order(0)
    SecurityFilterChain staffApi(HttpSecurity http, SecurityRefusals refusals, StaffSessions sessions, Clock clock) {
        return http.securityMatcher("/v1/ads/explain", "/v1/ads/reports/**").csrf(AbstractHttpConfigurer::disable)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(AbstractHttpConfigurer::disable).httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new StaffSessionFilter(sessions, clock), AnonymousAuthenticationFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(SecurityHeaders.with(SecurityHeaders.NOTHING))
                .authorizeHttpRequests(paths -> paths.requestMatchers(HttpMethod.GET, "/v1/ads/explain")
                        .hasRole("OPERATOR").requestMatchers(HttpMethod.GET, "/v1/ads/reports/**").hasRole("ADVERTISER")
                        .anyRequest().denyAll())
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain memberApi(HttpSecurity http, AccessTokens tokens, SecurityRefusals refusals) {
        return http.securityMatcher("/v1/**").csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(AbstractHttpConfigurer::disable).httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new BearerTokenFilter(tokens, refusals), AnonymousAuthenticationFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(SecurityHeaders.with(SecurityHeaders.NOTHING))
                .authorizeHttpRequests(paths -> paths
                        .requestMatchers("/v1/member/sign-ups/**", "/v1/member/log-ins/**", "/v1/member/tokens/**",
                                "/v1/member/pin-resets/**")
                        .permitAll().requestMatchers(HttpMethod.GET, "/v1/commerce/products/**",
                                "/v1/commerce/search/**", "/v1/commerce/categories/**",
                                "/v1/commerce/sellers/**", "/v1/commerce/coupons", "/v1/commerce/images/**",
                                "/v1/commerce/deals/**",
                                "/v1/commerce/teams/**", "/v1/commerce/live-shows/**",
                                "/v1/ads/beacons/**",
                                "/v1/ads/clicks/**")
                        .permitAll()
                        // Signed by the lender, which the endpoint checks.
                        .requestMatchers(HttpMethod.POST, "/v1/loan/lenders/*/answers").permitAll()
                        // The end of a stream whose request was let in.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll().anyRequest().hasRole("MEMBER"))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiReference(HttpSecurity http) {
        return http.securityMatcher("/swagger-ui/**", "/swagger-ui.html", "/v3/api-docs/**", "/v3/api-docs.yaml")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityHeaders.with(SecurityHeaders.API_REFERENCE))
                .authorizeHttpRequests(
                        paths -> paths.requestMatchers(HttpMethod.GET).permitAll().anyRequest().denyAll())
                .build();
    }

    /** A scraper has no session. Without the header the pages' chain decides, so that an operator may look too. */
    @Bean
    @Order(3)
    SecurityFilterChain scraper(HttpSecurity http, ScraperCredential credential, SecurityRefusals refusals) {
        RequestMatcher metrics = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET,
                "/actuator/prometheus");
        return http
                .securityMatcher(request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null
                        && metrics.matches(request))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(SecurityHeaders.with(SecurityHeaders.NOTHING))
                .authorizeHttpRequests(paths -> paths.anyRequest().access(credential)).build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain pages(HttpSecurity http, CsrfTokenRepository csrfTokens, SecurityRefusals refusals,
            StaffSessions sessions, Clock clock) {
        PageRefusals pageRefusals = new PageRefusals(refusals);
        return http
                // What plays an outside bank comes from no page.
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens).ignoringRequestMatchers("/sandbox/deposits"))
                // Nothing of an address that somebody asked for is kept: log-in leads to the person's own first page.
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(AbstractHttpConfigurer::disable).httpBasic(AbstractHttpConfigurer::disable)
                .logout(logout -> logout.logoutUrl("/logout").logoutSuccessUrl("/login?out")
                        .addLogoutHandler(new HeaderWriterLogoutHandler(
                                new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE))))
                .addFilterBefore(new StaffSessionFilter(sessions, clock), AnonymousAuthenticationFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint(pageRefusals)
                        .accessDeniedHandler(pageRefusals))
                .headers(SecurityHeaders.with(SecurityHeaders.OWN_PAGES))
                .authorizeHttpRequests(paths -> paths.requestMatchers("/login", "/enrolment", "/error").permitAll()
                        .requestMatchers(HttpMethod.GET, OPEN_PAGES).permitAll()
                        .requestMatchers(HttpMethod.HEAD, OPEN_PAGES).permitAll()
                        .requestMatchers(HttpMethod.POST, "/sandbox/deposits").permitAll()
                        .requestMatchers("/account/**").authenticated()
                        .requestMatchers("/ops/staff/**").hasRole("ADMIN")
                        .requestMatchers("/ops/**", "/actuator/**").hasRole("OPERATOR")
                        .requestMatchers("/seller/**").hasRole("SELLER")
                        .requestMatchers("/advertiser/**").hasRole("ADVERTISER").anyRequest().denyAll())
                .build();
    }

    /** There is no user list here: without this, Boot would make a user of its own and log its password. */
    @Bean
    UserDetailsService noUsers() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }
}
