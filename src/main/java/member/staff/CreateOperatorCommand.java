package member.staff;

import java.io.PrintStream;
import java.util.Set;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import platform.web.DomainException;

/**
 * {@code java -jar madang.jar --madang.create-operator=NAME}: makes an operator who may add others, prints the password and the TOTP secret
 * once, and ends. Nobody can make the first one in the browser, and whoever can start the application with the database's
 * password and the key ring needs no further leave.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty("madang.create-operator")
class CreateOperatorCommand implements ApplicationRunner {
    private final AddStaff add;
    private final String loginName;
    private final ConfigurableApplicationContext context;
    private final PrintStream out;

    @Autowired
    CreateOperatorCommand(AddStaff add, @Value("${madang.create-operator}") String loginName,
            ConfigurableApplicationContext context) {
        this(add, loginName, context, System.out);
    }

    CreateOperatorCommand(AddStaff add, String loginName, ConfigurableApplicationContext context, PrintStream out) {
        this.add = add;
        this.loginName = loginName;
        this.context = context;
        this.out = out;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        int code = create();
        ExitCodeGenerator exit = () -> code;
        System.exit(SpringApplication.exit(context, exit));
    }

    /** Returns the exit code. */
    int create() {
        try {
            AddStaff.Credentials made = add.add(loginName, Set.of(Role.OPERATOR, Role.ADMIN), null);
            out.printf("""

                    Operator %s was created. This is shown once; keep it safe.
                      Password     %s
                      TOTP secret  %s
                      %s
                    Log in at /login with the password and the code of your authenticator app.

                    """, made.loginName(), made.password(), made.totp().base32(), made.totp().uri(made.loginName()));
            return 0;
        } catch (DomainException e) {
            out.printf("%nOperator '%s' was not created: %s%n%n", loginName, switch (e.code().name()) {
                case "STAFF_NAME_TAKEN" -> "somebody has this name already";
                case "STAFF_NAME_INVALID" -> "a name is 3 to 40 of a-z, 0-9, '.', '_', '-', a letter first";
                default -> e.code().name();
            });
            return 2;
        }
    }
}
