package member.profile;

import member.person.PhoneIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.crypto.IndexedField;
import platform.crypto.Normalised;

/** What members are looked up by. Indexes of codes and counters are not made anew: they are gone before the old key is. */
@Configuration(proxyBeanMethods = false)
class IndexedFields {
    @Bean
    static IndexedField indexedPhones() {
        return new IndexedField("member_member", "id", "phone", "phone_index", PhoneIndex.FIELD, Normalised::new);
    }

    @Bean
    static IndexedField indexedPeople() {
        return new IndexedField("member_member", "id", "person", "person_index", PersonIndex.FIELD, Normalised::new);
    }
}
