package loan.lender;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.money.Won;
import platform.startup.StartupRefused;
import tools.jackson.databind.json.JsonMapper;

/** Chooses the line to the lenders. Production does not start on the sandbox unless it is allowed by name. */
@Configuration(proxyBeanMethods = false)
class LenderConfiguration {
    private static final int SHORTEST_SECRET = 32;

    private final LenderSettings settings;
    private final SandboxSettings sandbox;

    LenderConfiguration(LenderSettings settings, SandboxSettings sandbox) {
        this.settings = settings;
        this.sandbox = sandbox;
        if (isHttp()) {
            check(settings.panel());
        }
    }

    @Bean
    LenderPanel lenderPanel() {
        return new LenderPanel(isHttp()
                ? settings.panel().stream().map(LenderConfiguration::lender).toList()
                : SandboxLenders.of(sandbox).stream().map(SandboxLender::lender).toList());
    }

    @Bean
    LenderSecrets lenderSecrets() {
        return new LenderSecrets(isHttp()
                ? settings.panel().stream()
                        .collect(Collectors.toMap(each -> new LenderId(each.id()), LenderSettings.Partner::secret))
                : SandboxLenders.of(sandbox).stream().collect(Collectors.toMap(each -> each.lender().id(),
                        each -> "the-sandbox-lenders-public-secret-" + each.lender().id().value())));
    }

    @Bean
    LenderLine lenderLine(LenderSecrets secrets, ObjectProvider<AnswerDesk> desks, JsonMapper json, Clock clock) {
        if (!isHttp()) {
            return new SandboxLine(SandboxLenders.of(sandbox), sandbox, desks);
        }
        Map<LenderId, URI> addresses = new HashMap<>();
        settings.panel().forEach(each -> addresses.put(new LenderId(each.id()), each.url()));
        return new HttpLine(addresses, secrets, settings, json, clock);
    }

    private boolean isHttp() {
        return settings.line() == LenderSettings.Line.HTTP;
    }

    private static void check(List<LenderSettings.Partner> panel) {
        if (panel.isEmpty()) {
            throw new StartupRefused("madang.loan.lenders.line=http has nobody to ask",
                    "Set madang.loan.lenders.panel as docs/loan.md says");
        }
        Set<Long> ids = new HashSet<>();
        for (LenderSettings.Partner each : panel) {
            if (each.id() < 1 || !ids.add(each.id()) || each.secret().length() < SHORTEST_SECRET) {
                throw new StartupRefused("The lender '" + each.name() + "' has no id or secret of its own",
                        "Give it a positive id that no other has, and a secret of " + SHORTEST_SECRET
                                + " characters or more");
            }
        }
    }

    private static Lender lender(LenderSettings.Partner partner) {
        return new Lender(new LenderId(partner.id()), partner.name(), partner.sector(),
                partner.products().stream()
                        .map(each -> new LenderProduct(each.code(), each.name(), each.kind(), each.rateType(),
                                Won.of(each.least()), Won.of(each.most()), each.shortest(), each.longest(),
                                each.employments(), each.commission()))
                        .toList());
    }
}
