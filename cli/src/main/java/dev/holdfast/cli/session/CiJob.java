package dev.holdfast.cli.session;

import java.util.List;
import java.util.Map;

/** The job of continuous integration that a process runs in, from the variables that each service sets. */
final class CiJob {

    /** Variables that hold the whole address: GitLab, Jenkins, CircleCI, Buildkite. */
    private static final List<String> WHOLE =
            List.of("CI_JOB_URL", "BUILD_URL", "CIRCLE_BUILD_URL", "BUILDKITE_BUILD_URL");

    private CiJob() {}

    /** Its address; empty if there is none. */
    static String url(Map<String, String> environment) {
        for (String name : WHOLE) {
            String url = environment.getOrDefault(name, "");
            if (!url.isEmpty()) {
                return url;
            }
        }
        String github = joined(
                environment,
                List.of("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID"),
                List.of("", "/", "/actions/runs/"));
        return github.isEmpty()
                ? joined(
                        environment,
                        List.of("SYSTEM_COLLECTIONURI", "SYSTEM_TEAMPROJECT", "BUILD_BUILDID"),
                        List.of("", "", "/_build/results?buildId="))
                : github;
    }

    private static String joined(Map<String, String> environment, List<String> names, List<String> separators) {
        StringBuilder url = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            String value = environment.getOrDefault(names.get(i), "");
            if (value.isEmpty()) {
                return "";
            }
            url.append(separators.get(i)).append(value);
        }
        return url.toString();
    }
}
