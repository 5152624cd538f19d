"""The tasks by the name the command line knows them by, and their modules: one file per outcome."""

TASKS: dict[str, str] = {
    "avm-mortality": "avm_mortality",
    "behaviour-from-lesion": "behaviour_from_lesion",
    "discharge-mrs": "discharge_mrs",
    "discharge-outcome": "discharge_outcome",
    "domain-recovery": "domain_recovery",
    "motor-from-lesion": "motor_from_lesion",
    "outcome-6-months": "outcome_6_months",
    "severity-from-lesion": "severity_from_lesion",
    "sich-after-thrombolysis": "sich_after_thrombolysis",
    "visual-recovery-pca": "visual_recovery_pca",
}
