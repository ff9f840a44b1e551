package member.staff;

import java.util.Set;

import member.secret.SecretHash;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoCredentials;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.id.Tsid;

/** Loads the demo operator, and one of the people of the first demo seller and of the first demo advertiser. */
@Component
@ConditionalOnDemo
class LoadDemoStaff implements ApplicationRunner {
    private static final int STAFF_BLOCK = 100;

    private final DemoLoader loader;
    private final StaffPeople people;
    private final SecretHash hash;

    LoadDemoStaff(DemoLoader loader, StaffPeople people, SecretHash hash) {
        this.loader = loader;
        this.people = people;
        this.hash = hash;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("member", progress -> {
            progress.step("staff", 2, 2, (first, last) -> write());
            progress.step("advertiser", 1, 1, (first, last) -> add(3, DemoCredentials.ADVERTISER,
                    hash.of(DemoCredentials.PASSWORD), Set.of("ADVERTISER"), DemoIds.advertiser(1)));
        });
    }

    private void write() {
        String password = hash.of(DemoCredentials.PASSWORD);
        add(1, DemoCredentials.OPERATOR, password, Set.of(Role.OPERATOR, Role.ADMIN), null);
        add(2, DemoCredentials.SELLER, password, Set.of("SELLER", "SELLER_OWNER"), DemoIds.seller(1));
    }

    private void add(long index, String loginName, String password, Set<String> roles, @Nullable Tsid seller) {
        people.add(new StaffPeople.Person(DemoIds.of(STAFF_BLOCK, index), loginName, password,
                new TotpSecret(DemoCredentials.TOTP_SECRET), seller), roles);
    }
}
