"""The pack to the stakeholders: chains the study of a release, the letter about it and its delivery."""
