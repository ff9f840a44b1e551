package madang;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import platform.startup.StartupRefused;

/**
 * Looks, before anything else happens, whether the profile {@code prod} was given everything from outside. What is missing is
 * said all at once. That a value is of use (a key ring that can be read, a secret that is long enough) is for its owner to
 * check.
 */
final class ProductionSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String ALLOWED = "madang.sandboxes.allowed";
    /** By these, strangers who register a webhook have our servers call into our own network. */
    private static final List<String> PRIVATE_ENDPOINTS = List.of("madang.commerce.webhook.private-endpoints",
            "madang.pay.webhook.private-in-test-mode");

    /**
     * Plays the part of a system outside.
     *
     * @param isReplaced whether the settings put the real one in its place
     * @param remedy how they do that
     */
    private record Sandbox(String name, Predicate<Environment> isReplaced, String remedy) {
        StartupRefused refusal() {
            return new StartupRefused("The profile prod would run on the sandbox '" + name + "'",
                    remedy + "; where no real people are served, it can be allowed by name in " + ALLOWED);
        }
    }

    private static final List<Sandbox> SANDBOXES = List.of(new Sandbox("bank", _ -> false, "There is no real one yet"),
            new Sandbox("card", settings -> "toss".equalsIgnoreCase(settings.getProperty("madang.pay.card.psp")),
                    "Set madang.pay.card.psp=toss"),
            new Sandbox("courier",
                    settings -> "none".equalsIgnoreCase(settings.getProperty("madang.commerce.tracking")),
                    "Set madang.commerce.tracking=none: nobody is asked where parcels are then"),
            new Sandbox("identity", _ -> false, "There is no real one yet"),
            new Sandbox("lender", settings -> "http".equalsIgnoreCase(settings.getProperty("madang.loan.lenders.line")),
                    "Set madang.loan.lenders.line=http"),
            new Sandbox("sms", settings -> "http".equalsIgnoreCase(settings.getProperty("madang.member.sms.sender")),
                    "Set madang.member.sms.sender=http"));

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (environment.matchesProfiles("prod")) {
            List<StartupRefused> refusals = check(environment);
            if (!refusals.isEmpty()) {
                throw new StartupRefused(refusals);
            }
        }
    }

    static List<StartupRefused> check(Environment environment) {
        List<StartupRefused> refusals = new ArrayList<>();
        if (List.of("", "embedded").contains(environment.getProperty("spring.datasource.url", ""))) {
            refusals.add(new StartupRefused("The profile prod has no database of its own",
                    "Set spring.datasource.url (jdbc:mariadb: or jdbc:mysql:), spring.datasource.username and"
                            + " spring.datasource.password to a MariaDB 11.4 or MySQL 9.7 server"));
        }
        if (!isSet(environment, "madang.crypto.key-file") && !isSet(environment, "madang.crypto.key-ring")) {
            refusals.add(new StartupRefused("The profile prod has no key ring",
                    "Set madang.crypto.key-file or madang.crypto.key-ring as docs/security.md says"));
        }
        if (!isSet(environment, "madang.cursor.secret")) {
            refusals.add(new StartupRefused("The profile prod has no cursor secret",
                    "Set madang.cursor.secret to a secret of 32 characters or more, the same on every instance"));
        }
        if (!isSet(environment, "madang.commerce.images.folder")) {
            refusals.add(new StartupRefused("The profile prod has no folder for pictures of products",
                    "Set madang.commerce.images.folder to one that outlives this machine and that all instances share"));
        }
        if (!"false".equalsIgnoreCase(environment.getProperty("madang.demo.enabled"))) {
            refusals.add(
                    new StartupRefused("The profile prod has demo data switched on, whose people have known passwords",
                            "Take madang.demo.enabled away"));
        }
        List<String> allowed = Binder.get(environment).bind(ALLOWED, Bindable.listOf(String.class)).orElse(List.of());
        SANDBOXES.stream().filter(it -> !allowed.contains(it.name()) && !it.isReplaced().test(environment))
                .map(Sandbox::refusal).forEach(refusals::add);
        if (!allowed.contains("webhook")) {
            PRIVATE_ENDPOINTS.stream().filter(it -> environment.getProperty(it, Boolean.class, false))
                    .map(it -> new StartupRefused(
                            "The profile prod would call webhooks in private networks (" + it + ")",
                            "Take " + it + " away; where no strangers are, it can be allowed as webhook in " + ALLOWED))
                    .forEach(refusals::add);
        }
        return refusals;
    }

    private static boolean isSet(Environment environment, String setting) {
        return !environment.getProperty(setting, "").isBlank();
    }
}
