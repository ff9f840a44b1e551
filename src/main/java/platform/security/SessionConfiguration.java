package platform.security;

import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.MySqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

/** Sessions of the browser pages, in the database (there is no Boot starter of Spring Session that resolves). */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "platform_session", maxInactiveIntervalInSeconds = 1800)
class SessionConfiguration {
    @Bean
    CookieSerializer sessionCookie(@Value("${madang.session.secure-cookie:auto}") String secure) {
        DefaultCookieSerializer cookie = new OursAlone();
        // With the prefix, browsers take it from this host over TLS alone; without TLS not at all.
        cookie.setCookieName(secure.equals("true") ? "__Host-madang_session" : "madang_session");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        if (!secure.equals("auto")) {
            cookie.setUseSecureCookie(Boolean.parseBoolean(secure));
        }
        return cookie;
    }

    /** Whose cookie is none of ours has no session; bytes that are no ASCII would be a failure of the database beside its column. */
    private static final class OursAlone extends DefaultCookieSerializer {
        private static final Predicate<String> OURS = Pattern.compile("[\\w-]{32}").asMatchPredicate();

        @Override
        public List<String> readCookieValues(HttpServletRequest request) {
            return super.readCookieValues(request).stream().filter(OURS).toList();
        }
    }

    /** As many bits as fit into the table's column; a UUID has 122. */
    @Bean
    SessionIdGenerator sessionIds() {
        BytesKeyGenerator random = KeyGenerators.secureRandom(24);
        return () -> Base64.getUrlEncoder().withoutPadding().encodeToString(random.generateKey());
    }

    @Bean
    CsrfTokenRepository csrfTokens(@Value("${madang.session.secure-cookie:auto}") String secure) {
        return new CsrfTokens(secure);
    }

    @Bean
    SessionAuthenticationStrategy onLogIn(CsrfTokenRepository csrfTokens) {
        return new CompositeSessionAuthenticationStrategy(List.of(new ChangeSessionIdAuthenticationStrategy(),
                new CsrfAuthenticationStrategy(csrfTokens)));
    }

    /**
     * Sessions are read and written by transactions of their own manager, as leases of node numbers are: when the database's disk is short and
     * nothing else begins to write, operators are to get at their pages. No candidate where somebody asks for the application's.
     */
    @Bean(defaultCandidate = false)
    TransactionOperations springSessionTransactionOperations(DataSource dataSource) {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new OutsideOfOthers(transaction);
    }

    /** Inside one of the application's, another manager's would run on its connection and commit the half of it. */
    private record OutsideOfOthers(TransactionOperations transaction) implements TransactionOperations {
        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            Assert.state(!TransactionSynchronizationManager.isActualTransactionActive(),
                    "Sessions are kept outside of transactions");
            return transaction.execute(action);
        }
    }

    /** Two requests of one page may store the same attribute first: an upsert instead of a duplicate key. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> upserts() {
        return new MySqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    ConversionService springSessionConversionService() {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, new SessionAttributes());
        return conversion;
    }
}
