"""Runners: whoever calls the stages. `memory` is the readable one, `local` the one that stores and resumes."""
